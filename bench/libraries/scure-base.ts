import { base64 } from '@scure/base';
import type { Library } from './library.js';

export const encodeBase64: Library['encodeBase64'] = (bytes) => base64.encode(bytes);
export const decodeBase64: Library['decodeBase64'] = (text) => base64.decode(text);
