// The platform's classes, one file each; how a member is declared: signature.ts.
import type { LibraryRuntime } from './library-runtime.ts';
import { defineBlob } from './blob.ts';
import { defineBoolean } from './boolean.ts';
import { defineDate } from './date.ts';
import { defineDatetime } from './datetime.ts';
import { defineDecimal } from './decimal.ts';
import { defineDouble } from './double.ts';
import { defineEnum } from './enum.ts';
import { defineException } from './exception.ts';
import { defineId } from './id.ts';
import { defineInteger } from './integer.ts';
import { defineInterfaces } from './interfaces.ts';
import { defineIterator } from './iterator.ts';
import { defineJson } from './json.ts';
import { Library } from './library.ts';
import { defineList } from './list.ts';
import { defineLong } from './long.ts';
import { defineMap } from './map.ts';
import { defineMath } from './math.ts';
import { defineObject } from './object.ts';
import { definePattern } from './pattern.ts';
import { defineSet } from './set.ts';
import { defineString } from './string.ts';
import { defineTime } from './time.ts';
import { defineTimeZone } from './time-zone.ts';
import { defineType } from './type.ts';
import { UserClock } from './user-clock.ts';

/** Declares every class of the platform to a runtime. */
export function installLibrary(runtime: LibraryRuntime): void {
    const library = new Library(runtime);
    const clock = new UserClock(library);
    defineDate(library, clock);
    defineDatetime(library, clock);
    for (const define of [
        defineObject,
        defineEnum,
        defineInteger,
        defineLong,
        defineDecimal,
        defineDouble,
        defineBoolean,
        defineMath,
        defineId,
        defineBlob,
        defineString,
        definePattern,
        defineTime,
        defineTimeZone,
        defineException,
        defineType,
        defineIterator,
        defineList,
        defineSet,
        defineMap,
        defineInterfaces,
        defineJson
    ])
        define(library);
}
