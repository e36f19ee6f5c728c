/** The port of ../pad.ts to an engine that interprets, for which fewer elements are faster: a word is four bytes. */
export const SHIFT: number = 2;
export const REST: number = 3;
export const ONES: number = 0x01010101;
