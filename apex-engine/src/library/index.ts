// The platform's classes, one file each; how a member is declared: signature.ts.
import type { LibraryRuntime } from './library-runtime.ts';
import { defineAssert } from './assert.ts';
import { defineAsync } from './async.ts';
import { defineAuth } from './auth.ts';
import { defineBlob } from './blob.ts';
import { defineBoolean } from './boolean.ts';
import { defineCache } from './cache.ts';
import { defineConnectApi } from './connect-api.ts';
import { defineCrypto } from './crypto.ts';
import { defineDatabase } from './database.ts';
import { defineDate } from './date.ts';
import { defineDatetime } from './datetime.ts';
import { defineDecimal } from './decimal.ts';
import { defineDouble } from './double.ts';
import { defineEncodingUtil } from './encoding-util.ts';
import { defineEnum } from './enum.ts';
import { defineEventBus } from './event-bus.ts';
import { defineException } from './exception.ts';
import { defineFeatureManagement } from './feature-management.ts';
import { defineFlow } from './flow.ts';
import { defineFormulaEval } from './formula-eval.ts';
import { defineHttp } from './http.ts';
import { defineId } from './id.ts';
import { defineInteger } from './integer.ts';
import { defineInterfaces } from './interfaces.ts';
import { defineIterator } from './iterator.ts';
import { defineJson } from './json.ts';
import { Library } from './library.ts';
import { defineLimits } from './limits.ts';
import { defineList } from './list.ts';
import { defineLocation } from './location.ts';
import { defineLong } from './long.ts';
import { defineMap } from './map.ts';
import { defineMath } from './math.ts';
import { defineMessaging } from './messaging.ts';
import { defineMetadata } from './metadata.ts';
import { defineObject } from './object.ts';
import { definePackageContexts } from './package-contexts.ts';
import { definePageReference } from './page-reference.ts';
import { definePattern } from './pattern.ts';
import { defineRefused } from './refused.ts';
import { defineRequest } from './request.ts';
import { defineRestContext } from './rest-context.ts';
import { defineSchema } from './schema/schema.ts';
import { defineSearch } from './search.ts';
import { defineSecurity } from './security.ts';
import { defineSet } from './set.ts';
import { defineSite } from './site.ts';
import { defineSObject } from './sobject.ts';
import { defineString } from './string.ts';
import { defineSystem } from './system.ts';
import { defineTest } from './test.ts';
import { defineTimeZone } from './time-zone.ts';
import { defineTime } from './time.ts';
import { defineType } from './type.ts';
import { defineUrl } from './url.ts';
import { UserClock } from './user-clock.ts';
import { defineUserInfo } from './user-info.ts';
import { defineUuid } from './uuid.ts';
import { defineVisualEditor } from './visual-editor.ts';

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
        defineJson,
        defineSchema,
        defineSObject,
        defineDatabase,
        defineAsync,
        defineEventBus,
        defineHttp,
        defineRestContext,
        defineEncodingUtil,
        defineCrypto,
        defineUuid,
        defineUrl,
        defineAssert,
        defineAuth,
        defineCache,
        defineConnectApi,
        defineFeatureManagement,
        defineFlow,
        defineFormulaEval,
        defineLimits,
        defineLocation,
        defineMessaging,
        defineMetadata,
        definePackageContexts,
        definePageReference,
        defineRefused,
        defineRequest,
        defineSearch,
        defineSecurity,
        defineSite,
        defineSystem,
        defineTest,
        defineUserInfo,
        defineVisualEditor
    ])
        define(library);
}
