import type { Range } from './findings.js';

/** A text that was cut out of another or changed, and where each of its characters stood there. */
export class Mapped {
	readonly text: string;
	readonly #from: readonly number[];

	private constructor(text: string, from: readonly number[]) {
		this.text = text;
		this.#from = from;
	}

	static of(text: string): Mapped {
		return new Mapped(
			text,
			Array.from({ length: text.length + 1 }, (_, i) => i),
		);
	}

	get length(): number {
		return this.text.length;
	}

	slice(start: number, end = this.text.length): Mapped {
		return new Mapped(this.text.slice(start, end), this.#from.slice(start, end + 1));
	}

	/** Replaces each match; what is inserted stands where the match began. */
	replace(pattern: RegExp, replacer: (match: RegExpExecArray) => string): Mapped {
		const pattern_ = new RegExp(pattern, `${pattern.flags.replace('g', '')}g`);
		let text = '';
		const from: number[] = [];
		let at = 0;
		for (let match = pattern_.exec(this.text); match; match = pattern_.exec(this.text)) {
			const insert = replacer(match);
			text += this.text.slice(at, match.index) + insert;
			from.push(...this.#from.slice(at, match.index));
			for (let i = 0; i < insert.length; i++) from.push(this.#from[match.index]);
			at = match.index + match[0].length;
			if (match[0] === '') pattern_.lastIndex++;
		}
		from.push(...this.#from.slice(at));
		return new Mapped(text + this.text.slice(at), from);
	}

	/** Replaces all. Where text of the same length stays in place, its positions are kept. */
	with(text: string): Mapped {
		const last = this.#from.length - 1;
		return new Mapped(
			text,
			Array.from({ length: text.length + 1 }, (_, i) => this.#from[Math.min(i, last)]),
		);
	}

	/** Puts another piece of the same original in the place of what follows `keep` characters. */
	followedBy(keep: number, rest: Mapped): Mapped {
		return new Mapped(this.text.slice(0, keep) + rest.text, [
			...this.#from.slice(0, keep),
			...rest.#from,
		]);
	}

	/** Where `start` to `end` stood in the original. */
	range(start = 0, end = this.text.length): Range {
		const from = this.#from[start];
		return { start: from, end: Math.max(from, end > start ? this.#from[end] : from) };
	}

	/** Splits at each separator, which may be more than one character. */
	split(separator: string): Mapped[] {
		const pieces: Mapped[] = [];
		let at = 0;
		for (
			let found = this.text.indexOf(separator);
			found >= 0;
			found = this.text.indexOf(separator, at)
		) {
			pieces.push(this.slice(at, found));
			at = found + separator.length;
		}
		pieces.push(this.slice(at));
		return pieces;
	}
}
