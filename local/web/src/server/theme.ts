import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/**
 * How an org may look: its classic theme, and Cosmos in its two colour schemes, which a class on the body
 * switches (Salesforce Lightning Design System 2).
 */
export const themes = {
    classic: { stylesheet: '/slds/styles/salesforce-lightning-design-system.min.css', scheme: '' },
    cosmos: { stylesheet: '/slds2/slds2.cosmos.css', scheme: 'slds-color-scheme--light' },
    'cosmos-dark': { stylesheet: '/slds2/slds2.cosmos.css', scheme: 'slds-color-scheme--dark' }
} as const;

export const isTheme = (name: string): name is keyof typeof themes => name in themes;

/** What the theme's stylesheets are served from, by the start of their address. */
export const themeFolders = {
    '/slds/': path.join(path.dirname(require.resolve('@salesforce-ux/design-system/package.json')), 'assets'),
    '/slds2/': path.join(
        path.dirname(require.resolve('@salesforce-ux/design-system-2/package.json')),
        'dist/css/bundled'
    )
};
