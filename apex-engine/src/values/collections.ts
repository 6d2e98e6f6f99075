import type { Type } from '../types/type.ts';
import { ApexObject } from './apex-object.ts';
import { equal } from './equality.ts';
import { keyOf } from './key.ts';
import type { Value } from './value.ts';

export class List<Element = Value> {
    /** The type of the list, not of its elements. */
    type: Type;
    items: Element[];

    constructor(type: Type, items: Element[] = []) {
        this.type = type;
        this.items = items;
    }
}

/** In the order of insertion; the platform promises none. */
export class ApexSet<Element = Value> {
    type: Type;
    /** By key: see `slotOf`. */
    readonly entries = new Map<string, Element>();

    constructor(type: Type) {
        this.type = type;
    }

    /** False where an equal value is there already. */
    add(value: Element): boolean {
        const slot = slotOf(this.entries, value, (held) => held);
        if (this.entries.has(slot)) return false;
        this.entries.set(slot, value);
        return true;
    }

    has(value: unknown): boolean {
        return this.entries.has(slotOf(this.entries, value, (held) => held));
    }

    delete(value: unknown): boolean {
        return this.entries.delete(slotOf(this.entries, value, (held) => held));
    }

    get size(): number {
        return this.entries.size;
    }

    values(): Element[] {
        return [...this.entries.values()];
    }
}

/** In the order of insertion; the platform promises none. */
export class ApexMap<Key = Value, Held = Value> {
    type: Type;
    readonly slots = new Map<string, [Key, Held]>();

    constructor(type: Type) {
        this.type = type;
    }

    get(key: unknown): Held | null {
        const entry = this.slots.get(slotOf(this.slots, key, ([held]) => held));
        return entry === undefined ? null : entry[1];
    }

    has(key: unknown): boolean {
        return this.slots.has(slotOf(this.slots, key, ([held]) => held));
    }

    /** The value that was there, or null. */
    put(key: Key, value: Held): Held | null {
        const slot = slotOf(this.slots, key, ([held]) => held);
        const entry = this.slots.get(slot);
        if (!entry) {
            this.slots.set(slot, [key, value]);
            return null;
        }
        const before = entry[1];
        entry[1] = value;
        return before;
    }

    /** The value that was there, or null. */
    delete(key: unknown): Held | null {
        const slot = slotOf(this.slots, key, ([held]) => held);
        const entry = this.slots.get(slot);
        if (!entry) return null;
        this.slots.delete(slot);
        return entry[1];
    }

    get size(): number {
        return this.slots.size;
    }

    keys(): Key[] {
        return this.entries().map(([key]) => key);
    }

    values(): Held[] {
        return this.entries().map(([, value]) => value);
    }

    entries(): [Key, Held][] {
        return [...this.slots.values()];
    }
}

/** Where a value is or would go. Objects with hashCodes of their own share one; `equals` tells them apart. */
function slotOf<Entry>(entries: Map<string, Entry>, value: unknown, held: (entry: Entry) => unknown): string {
    if (!(value instanceof ApexObject) || !value.$hash) return keyOf(value);
    const hash = value.$hash();
    for (let place = 0; ; place++) {
        const slot = `hash:${hash}:${place}`;
        const entry = entries.get(slot);
        if (entry === undefined || equal(held(entry), value)) return slot;
    }
}
