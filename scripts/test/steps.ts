import type { Step } from './step.ts';
import { apexCheck } from './steps/apex-check.ts';
import { apex } from './steps/apex.ts';
import { conformance } from './steps/conformance.ts';
import { create } from './steps/create.ts';
import { engine } from './steps/engine.ts';
import { faults } from './steps/faults.ts';
import { format } from './steps/format.ts';
import { lint } from './steps/lint.ts';
import { loop } from './steps/loop.ts';
import { lwc } from './steps/lwc.ts';
import { model } from './steps/model.ts';
import { metadata } from './steps/metadata.ts';
import { contracts, org, partnerCenter, relay, scripts, web } from './steps/node-folders.ts';
import { packaging } from './steps/packaging.ts';
import { page } from './steps/page.ts';
import { postgres } from './steps/postgres.ts';
import { readings } from './steps/readings.ts';
import { relays } from './steps/relays.ts';
import { scan } from './steps/scan.ts';
import { scenarios } from './steps/scenarios.ts';
import { setup } from './steps/setup.ts';
import { signIn } from './steps/sign-in.ts';
import { size } from './steps/size.ts';
import { sweeps } from './steps/sweeps.ts';
import { syncReport } from './steps/sync-report.ts';
import { types } from './steps/types.ts';

/** All steps of `npm test`: cheap ones first, then the longest, and last those that run alone. */
export const steps: readonly Step[] = [
    format,
    metadata,
    types,
    contracts,
    engine,
    apexCheck,
    apex,
    lwc,
    packaging,
    lint,
    scan,
    scripts,
    partnerCenter,
    org,
    relay,
    postgres,
    web,
    size,
    conformance,
    page,
    scenarios,
    relays,
    signIn,
    readings,
    loop,
    sweeps,
    syncReport,
    setup,
    model,
    create,
    faults
];
