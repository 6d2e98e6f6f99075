// Platform classes that only carry values.
import { NObj } from '../values.mjs';

/** Returns bean(name, spec): "Type name; Type name" become read/write properties of a new class. */
export function dataClasses(rt, N) {
    const { natives } = rt.types;
    return (name, spec, extra = {}, opt = {}) => {
        const properties = spec
            .split(';')
            .map((property) => property.trim())
            .filter(Boolean)
            .map((property) => {
                const space = property.lastIndexOf(' ');
                return [property.slice(0, space), property.slice(space + 1)];
            });
        const members = {
            'new()': () => {
                const object = new NObj(natives.get(name.toLowerCase()).name);
                for (const [, property] of properties) object[property.toLowerCase()] = null;
                return object;
            }
        };
        for (const [type, property] of properties) members[`${type} ${property}`] = true;
        return N(name, { ...members, ...extra }, opt);
    };
}
