import type { Ending } from '../../../relay/src/dates/dates-to-watch.ts';
import type { OrgExamination } from '../../../relay/src/salesforce/examine-org.ts';
import type { Examination } from '../../../relay/src/sign-in/examine.ts';

/** What one check has found. */
export interface Finding {
    outcome: 'ok' | 'warn' | 'fail';
    /** What was seen, as a sentence. Never a secret. */
    saw: string;
    /** What a person does; where all is well, nothing. */
    next?: string;
}

/** What `GET /healthz` tells. */
export interface Health {
    ok: boolean;
    version: string;
    signedIn: boolean;
    problem: string | null;
    endings: Pick<Ending, 'what' | 'days'>[];
}

/** What all checks look at; each part is asked for once, by whoever needs it first. */
export interface Surroundings {
    env: Record<string, string | undefined>;
    fileExists(path: string): boolean;
    /** @throws Refusal where the relay does not answer */
    health(): Promise<Health>;
    /** What the relay has tried at Microsoft just now. @throws Refusal */
    microsoft(): Promise<Examination>;
    /** And at Salesforce. @throws Refusal */
    org(): Promise<OrgExamination>;
}

/** One file each, named after what it looks at. */
export interface Check {
    name: string;
    run(surroundings: Surroundings): Finding | Promise<Finding>;
}
