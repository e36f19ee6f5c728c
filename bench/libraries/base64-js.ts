import { fromByteArray, toByteArray } from 'base64-js';
import type { Library } from './library.js';

export const encodeBase64: Library['encodeBase64'] = (bytes) => fromByteArray(bytes);
export const decodeBase64: Library['decodeBase64'] = (text) => toByteArray(text);
