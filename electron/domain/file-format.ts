/** What makes an SQLite file a library of this program. The layout of the header is SQLite's (fileformat2, section 1.3). */

/** `application_id` of a library: 'UNI1' in ASCII. */
export const libraryApplicationId = 0x554e4931;

export const sqliteHeaderLength = 100;
export const sqliteMagic = 'SQLite format 3\0';

/** Larger libraries skip the page check on opening; the full check is the user's own action. */
export const quickCheckLimitBytes = 64 * 1024 * 1024;

/** Version of the entries in the change log that this program writes; entries of a greater one are kept, not folded. */
export const logSchemaVersion = 1;
