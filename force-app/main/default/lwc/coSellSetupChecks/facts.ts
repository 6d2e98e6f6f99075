import type { StatusAnswer } from '@cosell/contracts/setup-answers';
import type { Check, Told } from 'c/coSellSetupParts';

/** As `CoSellOrgCheck` (Apex) tells it. */
export interface Finding {
    name: string;
    state: 'on' | 'off' | 'paused' | 'unknown';
    /** Names or numbers that were found. */
    details: readonly string[];
}

export type Findings = Readonly<Record<string, Finding>>;

/** What the page has looked up before it asks how the steps stand. */
export interface Facts {
    /** Null: not known yet. */
    findings: Findings | null;
    /** Of the relay; null: it does not answer, or was not asked. */
    status: StatusAnswer | null;
    /** Why there is no status. */
    relayTrouble: Told | null;
    /** Whether stages, countries and currencies agree with the mapping in force; null: not known. */
    values: readonly Check[] | null;
}

export function findingsByName(findings: readonly Finding[]): Findings {
    return Object.fromEntries(findings.map((finding) => [finding.name, finding]));
}
