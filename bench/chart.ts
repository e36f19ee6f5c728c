import { writeFileSync } from 'node:fs';
import * as echarts from 'echarts';

/** Draws to an SVG file beside this one. */
export function writeChart(
	name: string,
	size: { readonly width: number; readonly height: number },
	option: echarts.EChartsOption,
): void {
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
	// A page may be dark; the text is not white.
	chart.setOption({ animation: false, backgroundColor: '#fff', ...option });
	writeFileSync(new URL(name, import.meta.url), `${chart.renderToSVGString()}\n`);
	chart.dispose();
}
