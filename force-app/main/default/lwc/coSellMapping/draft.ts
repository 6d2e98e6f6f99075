import type { MappingDocument } from '@cosell/contracts/setup-answers';

const KEY = 'coSellMappingDraft';

/** Unpublished changes outlive another step and a reload, in this browser tab alone. */
export function keepDraft(document: MappingDocument): void {
    sessionStorage.setItem(KEY, JSON.stringify(document));
}

export function keptDraft(): MappingDocument | null {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as MappingDocument | null;
}

export function forgetDraft(): void {
    sessionStorage.removeItem(KEY);
}
