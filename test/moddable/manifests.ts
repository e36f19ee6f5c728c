import { readdirSync } from 'node:fs';

const PACKAGE = new URL('../..', import.meta.url);

/** What stands beside a board's bundle, with the manifests of which it needs one. */
const OPTIONAL: Readonly<Record<string, readonly string[]>> = {
	'manifest_connector.json': ['manifest.json'],
	'manifest_moddable.json': ['manifest.json'],
	'manifest_tencent_register.json': ['manifest.json', 'manifest_tencent_sha1.json'],
	'manifest_tencent_register_dev.json': ['manifest_tencent_sha1.json'],
	'manifest_azure_dps_register.json': ['manifest_azure_dps.json'],
};

const all = readdirSync(PACKAGE).filter((file) => /^manifest.*\.json$/.test(file));

/** The manifests with a cloud and the core. */
export const CLOUDS = all
	.filter((manifest) => !(manifest in OPTIONAL))
	.map((manifest) => ({ manifest, name: nameOf(manifest) }));

/** The manifests to be included beside one of those. */
export const PARTS = all
	.filter((manifest) => manifest in OPTIONAL)
	.map((manifest) => ({
		manifest,
		name: nameOf(manifest),
		module: `mqtt-signin/${nameOf(manifest).replaceAll('_', '-')}`,
		beside: OPTIONAL[manifest],
	}));

function nameOf(manifest: string): string {
	return manifest.replace('manifest_', '').replace('manifest.json', 'tencent').replace('.json', '');
}
