import { AGAIN } from './again.js';
import { AGAIN_CLOUDS } from './again-clouds.js';
import { ALIBABA } from './alibaba.js';
import { AZURE } from './azure.js';
import { CHINA } from './china.js';
import { CODES, NO_CODES } from './codes.js';
import { DUMPS } from './dumps.js';
import { FRESH } from './fresh.js';
import { FRESH_AGAIN } from './fresh-again.js';
import { FRESH_MORE } from './fresh-more.js';
import { LANGUAGES } from './languages.js';
import { LOGS } from './logs.js';
import { MIXED } from './mixed.js';
import { OTHERS } from './others.js';
import { PACKETS } from './packets.js';
import { PACKETS_MORE } from './packets-more.js';
import type { Post } from './post.js';
import { PRINTED } from './printed.js';
import { PROGRAMS } from './programs.js';
import { RIGHT } from './right.js';
import { RIGHT_CLOUDS } from './right-clouds.js';
import { SAID } from './said.js';
import { SEEN } from './seen.js';
import { SEEN_CHINA } from './seen-china.js';
import { SEEN_PROGRAMS } from './seen-programs.js';
import { SHAPES_ALL } from './shapes.js';
import { TALK } from './talk.js';
import { TENCENT } from './tencent.js';
import { TENCENT_FIELDS } from './tencent-fields.js';
import { TENCENT_MORE } from './tencent-more.js';
import { TENCENT_TOKENS } from './tencent-tokens.js';
import { UNREAD } from './unread.js';
import { UNSAID } from './unsaid.js';
import { UNUSUAL } from './unusual.js';

/** All posts, by the name of their file in test/vectors/posts. */
export const POSTS: Readonly<Record<string, readonly Post[]>> = {
	tencent: [...TENCENT, ...TENCENT_FIELDS, ...TENCENT_TOKENS, ...TENCENT_MORE],
	azure: AZURE,
	others: [...CHINA, ...ALIBABA, ...OTHERS],
	packets: [...PACKETS, ...PACKETS_MORE, ...DUMPS],
	shapes: SHAPES_ALL,
	talk: [...TALK, ...PRINTED],
	codes: [...CODES, ...NO_CODES],
	again: [...AGAIN, ...AGAIN_CLOUDS],
	seen: [...SEEN, ...SEEN_CHINA, ...SEEN_PROGRAMS],
	logs: LOGS,
	unusual: [...UNUSUAL, ...PROGRAMS],
	languages: LANGUAGES,
	mixed: MIXED,
	said: SAID,
	fresh: [...FRESH, ...FRESH_MORE, ...FRESH_AGAIN, ...UNREAD, ...UNSAID],
	right: [...RIGHT, ...RIGHT_CLOUDS],
};
