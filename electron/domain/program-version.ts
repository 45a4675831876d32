/** The version of `package.json`; a test holds them equal. */
export const programVersion = '0.1.0';
