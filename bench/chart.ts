import { writeFileSync } from 'node:fs';
import * as echarts from 'echarts';

/** The colours of a chart, on a light page and on a dark one. */
const THEME = {
	background: ['#ffffff', '#0d1117'],
	text: ['#1f2328', '#e6edf3'],
	label: ['#59636e', '#9198a1'],
	line: ['#d1d9e0', '#3d444d'],
	ours: ['#1a7f37', '#3fb950'],
	other: ['#8c959f', '#6e7681'],
	limit: ['#cf222e', '#f85149'],
	blue: ['#0969da', '#4493f8'],
	orange: ['#bc4c00', '#db6d28'],
} as const;

/** A chart is drawn in the colours of a light page; a style sheet in the file exchanges them on a dark one. */
export const color = Object.fromEntries(
	Object.entries(THEME).map(([name, [light]]) => [name, light]),
) as Record<keyof typeof THEME, string>;

export const axisColors = {
	axisLine: { lineStyle: { color: color.label } },
	axisTick: { lineStyle: { color: color.label } },
	axisLabel: { color: color.label },
	nameTextStyle: { color: color.label },
	splitLine: { lineStyle: { color: color.line } },
};

/** Draws to an SVG file. `title` is its title for those who do not see it. */
export function writeChart(
	file: URL,
	title: string,
	size: { readonly width: number; readonly height: number },
	option: echarts.EChartsOption,
): void {
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
	chart.setOption({
		animation: false,
		backgroundColor: color.background,
		textStyle: { color: color.text },
		...option,
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	const dark = Object.values(THEME).flatMap(([light, dark]) => [
		`[fill="${light}"]{fill:${dark}}`,
		`[stroke="${light}"]{stroke:${dark}}`,
	]);
	const style = `<style>@media (prefers-color-scheme:dark){${dark.join('')}}</style>`;
	writeFileSync(
		file,
		`${svg.replace(/^<svg[^>]*>/, (tag) => `${tag.replace('>', ' role="img">')}\n<title>${title}</title>\n${style}`)}\n`,
	);
}
