export const markupGuardPath = '/markup-guard.js';

/**
 * A script of the start page. The policy lets no text become markup or code unless the page's default policy agrees;
 * this one agrees to text without tags only. Style sheets made at run time need that much: they are set as markup.
 */
export const markupGuard = `trustedTypes.createPolicy('default', {
  createHTML: (text) => {
    if (/<[a-z/!?]/i.test(text)) throw new TypeError('Markup made of text is not allowed');
    return text;
  },
});
`;
