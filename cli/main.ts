#!/usr/bin/env node
import { languageOf } from './language.js';
import { StandardOutput } from './output.js';
import { report, run } from './run.js';
import { listenToSignals } from './signals.js';
import { speaker } from './words/index.js';

listenToSignals();
const output = new StandardOutput();
const args = process.argv.slice(2);

process.on('uncaughtException', (error) => {
	process.exit(report(error, args[0] ?? '', output, speaker(languageOf(args, process.env))));
});

// Not left to an empty event loop: what a reader does not read would keep the program alive.
process.exit(await run(args, output));
