/*
 * HMAC XORs its pad in words of 2^SHIFT bytes. Here a word is a byte: to see the same memory as bytes and as larger words
 * moves it out of V8's own heap, which takes V8 longer than the bytes do.
 */
export const SHIFT: number = 0;
/** What makes a number of bytes up to whole words. */
export const REST: number = 0;
/** 1 in each byte of a word. */
export const ONES: number = 1;
