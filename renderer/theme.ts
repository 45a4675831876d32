import type { ThemeConfig } from 'antd';

/**
 * The look of the component library, in line with styles/tokens.css. The accent is a slate blue, because red is kept
 * for breaches of binding rules; the emblem alone has the red of the unions.
 */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#24507a',
    colorInfo: '#24507a',
    colorLink: '#24507a',
    colorError: '#b3261e',
    colorWarning: '#8a5300',
    colorSuccess: '#1b6e3c',
    colorText: '#1c2430',
    colorTextSecondary: '#4c5667',
    colorTextPlaceholder: '#6b7585',
    colorBorder: '#9aa4b2',
    fontFamily: 'var(--font)',
    fontSize: 15,
    borderRadius: 6,
    controlHeight: 36,
    // People type on while a dialog opens: what is there must be there at once, and have the focus.
    motion: false,
  },
};
