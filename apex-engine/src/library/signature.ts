// The notation of a member: as Apex writes it, with ", " between parameters and "," inside of < >.
//   'Integer length()'                      an instance method; its implementation gets the object first
//   'static Boolean isBlank(String?)'       null is refused (NullPointerException) unless `?` allows it
//   'new(String)'                           a constructor
//   'String name', 'static Double PI'       a property: { get, set? }, or true where the object just holds it
//   'scoped static List<SObject> query(String)'   gets last a look-up of variables where it is called
import type { Value } from '../values/index.ts';
import type { ApexTypes, ApexValue } from './apex-types.ts';

type Arguments<Parameters extends string> = Parameters extends ''
    ? []
    : Parameters extends `${infer First}, ${infer Rest}`
      ? [ApexValue<First>, ...Arguments<Rest>]
      : [ApexValue<Parameters>];
type Result<Name extends string> = Name extends 'void' ? void : ApexValue<Name> | null;
/** Value of a variable where the call is written; undefined where there is none. */
export type VariableLookup = (name: string) => unknown;

type Property<Type extends string, Self extends unknown[]> =
    | true
    | { get: (...self: Self) => Result<Type>; set?: (...given: [...Self, ApexValue<Type> | null]) => void };

/** The type of the implementation that a signature asks for. */
export type Implementation<
    Signature extends string,
    Self
> = Signature extends `scoped static ${infer Type} ${string}(${infer Given})`
    ? (...given: [...Arguments<Given>, VariableLookup]) => Result<Type>
    : Signature extends `static ${infer Rest}`
      ? Rest extends `${infer Type} ${string}(${infer Given})`
          ? (...given: Arguments<Given>) => Result<Type>
          : Rest extends `${infer Type} ${string}`
            ? Exclude<Property<Type, []>, true>
            : never
      : Signature extends `new(${infer Given})`
        ? (...given: Arguments<Given>) => Self
        : Signature extends `${infer Type} ${string}(${infer Given})`
          ? ((...given: [Self, ...Arguments<Given>]) => Result<Type>) | null
          : Signature extends `${infer Type} ${string}`
            ? Property<Type, [Self]>
            : never;

/** The members of one class, by signature. */
export type Members<Signature extends string, Self> = {
    [One in Signature]: Implementation<One, Self>;
};

/** Any member, where the types of a signature are not known before it runs. */
export type AnyMember =
    | true
    | null
    | ((...given: never[]) => unknown)
    | { get: (...given: never[]) => unknown; set?: (...given: never[]) => void };

/** Null passes where the type is Object, a type parameter, or marked. */
const NULLABLE = new Set<keyof ApexTypes | string>(['Object', 'any', 'T', 'K', 'V', '...']);

/** The signature as the type system reads it: without the marks. */
export function withoutMarks(signature: string): string {
    return signature.replaceAll('?', '');
}

/** Which parameters refuse null, by place. */
export function parametersThatRefuseNull(signature: string): boolean[] {
    const open = signature.indexOf('(');
    const parameters = signature.slice(open + 1, signature.lastIndexOf(')'));
    if (open < 0 || parameters === '') return [];
    return parameters.split(', ').map((type) => !type.endsWith('?') && !NULLABLE.has(type));
}

/**
 * `implementation`, but null is refused where the signature refuses it. `first`: place of the first parameter
 * among the arguments (an object comes before them). `refuse` throws.
 */
export function refusingNull(
    implementation: (...given: Value[]) => unknown,
    refused: boolean[],
    first: number,
    refuse: () => never
): (...given: Value[]) => unknown {
    const places = refused.flatMap((refuses, place) => (refuses ? [place + first] : []));
    if (!places.length) return implementation;
    return (...given) => {
        for (const place of places) if (given[place] === null || given[place] === undefined) refuse();
        return implementation(...given);
    };
}
