import { equal } from '../values/index.ts';
import type { Value } from '../values/index.ts';
import type { Library } from './library.ts';
import type { TypeToken } from './type.ts';

/** The assertions of Assert, and those of System. */
export function defineAssert(library: Library): void {
    const { runtime } = library;
    const shown = (value: Value): string => runtime.str(value);
    /** `difference` begins with a colon. */
    const fail = (difference: string, message: Value = null): never => {
        const given = message === null ? '' : `: ${shown(message)}`;
        return library.fail('AssertException', `Assertion Failed${given}${difference}`);
    };
    const areEqual = (expected: Value, actual: Value, message: Value = null): void => {
        if (!equalForAssert(expected, actual))
            fail(`: Expected: ${shown(expected)}, Actual: ${shown(actual)}`, message);
    };
    const areNotEqual = (expected: Value, actual: Value, message: Value = null): void => {
        if (equalForAssert(expected, actual)) fail(`: Same value: ${shown(expected)}`, message);
    };
    const isExactly =
        (wanted: boolean | null) =>
        (actual: Value, message: Value = null) => {
            if (actual !== wanted) fail(`: Expected: ${wanted}, Actual: ${shown(actual)}`, message);
        };
    const isNotNull = (actual: Value, message: Value = null): void => {
        if (actual === null) fail(': Expected not null', message);
    };
    const isInstance = (actual: Value, { type }: TypeToken, message: Value = null): void => {
        if (!runtime.ops.isInstance(actual, type))
            fail(
                `: Expected instance of ${type.name}, Actual: ${runtime.types.typeOf(actual).name}`,
                message
            );
    };
    const isNoInstance = (actual: Value, { type }: TypeToken, message: Value = null): void => {
        if (runtime.ops.isInstance(actual, type)) fail(': unexpected instance', message);
    };
    const assert = (condition: boolean | null, message: Value = null): void => {
        if (condition === null) library.fail('NullPointerException', 'Attempt to de-reference a null object');
        if (!condition) fail('', message);
    };
    library.define('System.System', {
        'static void assert(Boolean?)': assert,
        'static void assert(Boolean?, Object)': assert,
        'static void assertEquals(Object, Object)': areEqual,
        'static void assertEquals(Object, Object, Object)': areEqual,
        'static void assertNotEquals(Object, Object)': areNotEqual,
        'static void assertNotEquals(Object, Object, Object)': areNotEqual
    });
    library.define('Assert', {
        'static void areEqual(Object, Object)': areEqual,
        'static void areEqual(Object, Object, Object)': areEqual,
        'static void areNotEqual(Object, Object)': areNotEqual,
        'static void areNotEqual(Object, Object, Object)': areNotEqual,
        'static void isTrue(Boolean?)': isExactly(true),
        'static void isTrue(Boolean?, Object)': isExactly(true),
        'static void isFalse(Boolean?)': isExactly(false),
        'static void isFalse(Boolean?, Object)': isExactly(false),
        'static void isNull(Object)': isExactly(null),
        'static void isNull(Object, Object)': isExactly(null),
        'static void isNotNull(Object)': isNotNull,
        'static void isNotNull(Object, Object)': isNotNull,
        'static void fail()': () => fail(''),
        'static void fail(Object)': (message) => fail('', message),
        'static void isInstanceOfType(Object, Type)': isInstance,
        'static void isInstanceOfType(Object, Type, Object)': isInstance,
        'static void isNotInstanceOfType(Object, Type)': isNoInstance,
        'static void isNotInstanceOfType(Object, Type, Object)': isNoInstance
    });
}

/** As `==`, but texts tell upper from lower case; ids of 15 and 18 characters are the same. */
function equalForAssert(left: Value, right: Value): boolean {
    if (typeof left !== 'string' || typeof right !== 'string') return equal(left, right);
    return left === right || (left.length !== right.length && equal(left, right));
}
