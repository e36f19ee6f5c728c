import { start } from 'app';
import { identity } from 'identity';
import { keepOnline } from 'online';

try {
	start(identity(), keepOnline);
} catch (error) {
	trace(`This board cannot sign in: ${(error as Error).message}.\n`);
	trace('Write its identity into identity.json, as docs/moddable.md says.\n');
}
