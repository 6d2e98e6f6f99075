import { ofApplication, ofPermissionSet } from './access.ts';
import { ofField, ofValidationRule } from './field.ts';
import { ofLayout } from './layout.ts';
import { ofCompactLayout, ofListView, ofObject } from './object.ts';
import { ofPage } from './page.ts';
import type { Collect } from './reference.ts';
import { ofDashboard, ofReport, ofReportType } from './report.ts';
import { ofObjectTranslation, ofTranslations } from './translation.ts';

/** Suffix of a file → what people call it, and what finds the names in it. */
export const collectors: Record<string, { from: string; collect: Collect }> = {
    '.app-meta.xml': { from: 'app', collect: ofApplication },
    '.compactLayout-meta.xml': { from: 'compact layout', collect: ofCompactLayout },
    '.dashboard-meta.xml': { from: 'dashboard', collect: ofDashboard },
    '.field-meta.xml': { from: 'field', collect: ofField },
    '.flexipage-meta.xml': { from: 'page', collect: ofPage },
    '.layout-meta.xml': { from: 'layout', collect: ofLayout },
    '.listView-meta.xml': { from: 'list view', collect: ofListView },
    '.object-meta.xml': { from: 'object', collect: ofObject },
    '.objectTranslation-meta.xml': { from: 'translation', collect: ofObjectTranslation },
    '.permissionset-meta.xml': { from: 'permission set', collect: ofPermissionSet },
    '.report-meta.xml': { from: 'report', collect: ofReport },
    '.reportType-meta.xml': { from: 'report type', collect: ofReportType },
    '.translation-meta.xml': { from: 'translation', collect: ofTranslations },
    '.validationRule-meta.xml': { from: 'validation rule', collect: ofValidationRule }
};
