// Moddable's syntax for functions in C, those of board.c.
export function collect() @ "board_collect";
export function begin() @ "board_begin";
export function end(name) @ "board_end";
export function print(text) @ "board_print";
