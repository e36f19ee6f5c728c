/** The exit statuses; docs/command.md says the same in a table. */
export const EXIT = {
	ok: 0,
	/** `explain` found a fault. */
	fault: 1,
	/** A wrong command line or other bad input. */
	usage: 2,
	/** The server or the platform said no. */
	refused: 3,
	/** No answer, or one that is none. */
	unanswered: 4,
	/** What was to be printed or stored could not be written. */
	output: 5,
	/** A fault of this program, as EX_SOFTWARE in sysexits.h. */
	bug: 70,
	/** SIGHUP, SIGINT and SIGTERM, as shells report them. */
	hangup: 129,
	interrupted: 130,
	terminated: 143,
} as const;

export type Exit = (typeof EXIT)[keyof typeof EXIT];
