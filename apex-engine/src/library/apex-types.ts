// Which TypeScript type an Apex type is, for the implementations of the library. A file whose class has a
// state adds it here: `declare module './apex-types.ts' { interface ApexTypes { Matcher: Matcher } }`.
import type {
    ApexDate,
    Blob,
    Datetime,
    Decimal,
    Double,
    EnumValue,
    ApexMap,
    ApexSet,
    List,
    PlatformObject,
    SObject,
    Time,
    Value
} from '../values/index.ts';
import type { ThrownException } from './library-runtime.ts';

export interface ApexTypes {
    String: string;
    Id: string;
    Integer: number;
    Long: bigint;
    Double: Double;
    Decimal: Decimal;
    Boolean: boolean;
    Date: ApexDate;
    Datetime: Datetime;
    DateTime: Datetime;
    Time: Time;
    Blob: Blob;
    SObject: SObject;
    Exception: ThrownException;
    List: List;
    Set: ApexSet;
    Map: ApexMap;
    Enum: EnumValue;
    StatusCode: EnumValue;
    /** What may be null without a `?`: anything, and the type parameters of generic classes. */
    Object: Value;
    any: Value;
    T: Value;
    K: Value;
    V: Value;
    void: void;
}

/** `Map<String,List<Account>>` and its like; other platform classes are objects of which nothing is known. */
export type ApexValue<Name extends string> = Name extends `${infer Given}?`
    ? ApexValue<Given> | null
    : Name extends keyof ApexTypes
      ? ApexTypes[Name]
      : Name extends `System.${infer Bare}` | `Schema.${infer Bare}`
        ? ApexValue<Bare>
        : Name extends `List<${infer Element}>`
          ? List<ApexValue<Element>>
          : Name extends `Set<${infer Element}>`
            ? ApexSet<ApexValue<Element>>
            : Name extends `Map<${infer Key},${infer Held}>`
              ? ApexMap<ApexValue<Key>, ApexValue<Held>>
              : PlatformObject;
