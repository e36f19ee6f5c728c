import { stayConnected } from 'connect';
import { identity } from 'identity';
import { tencent } from 'mqtt-signin/tencent';

try {
	// For another cloud, change this line, the import and the include in manifest.json.
	stayConnected(tencent(identity(), { random: Math.random }));
} catch (error) {
	trace(`This board cannot sign in: ${(error as Error).message}.\n`);
	trace('Write its identity into identity.json, as docs/moddable.md says.\n');
}
