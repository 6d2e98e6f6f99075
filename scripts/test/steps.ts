import type { Step } from './step.ts';
import { apex } from './steps/apex.ts';
import { apexCheck } from './steps/apex-check.ts';
import { conformance } from './steps/conformance.ts';
import { engine } from './steps/engine.ts';
import { format } from './steps/format.ts';
import { lint } from './steps/lint.ts';
import { loop } from './steps/loop.ts';
import { contracts, org, partnerCenter, relay, scripts, web } from './steps/node-folders.ts';
import { metadata } from './steps/metadata.ts';
import { types } from './steps/types.ts';

/** All steps of `npm test`, cheap ones first. */
export const steps: readonly Step[] = [
    format,
    types,
    lint,
    contracts,
    engine,
    partnerCenter,
    org,
    relay,
    web,
    scripts,
    metadata,
    apexCheck,
    apex,
    conformance,
    loop
];
