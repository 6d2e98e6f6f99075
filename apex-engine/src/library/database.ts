import { defineAccessLevel } from './database/access-level.ts';
import { defineDmlOptions } from './database/dml-options.ts';
import { defineDml } from './database/dml.ts';
import { defineLeadConversion } from './database/lead-conversion.ts';
import { defineMerge } from './database/merge.ts';
import { defineQueries } from './database/query.ts';
import { defineResults } from './database/results.ts';
import { defineSavepoint } from './database/savepoint.ts';
import type { Library } from './library.ts';

export function defineDatabase(library: Library): void {
    const { runtime } = library;
    library.define('System.Database', {
        'static Id executeBatch(Object)': (job) => runtime.async.batch(job, 200),
        'static Id executeBatch(Object, Integer)': (job, size) => runtime.async.batch(job, size)
    });
    library.alias('database', 'system.database');
    for (const define of [
        defineAccessLevel,
        defineResults,
        defineDmlOptions,
        defineDml,
        defineQueries,
        defineMerge,
        defineLeadConversion,
        defineSavepoint
    ])
        define(library);
}
