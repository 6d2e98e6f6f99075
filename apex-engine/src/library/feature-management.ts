import type { ApexDate } from '../values/index.ts';
import type { Library } from './library.ts';

/** Custom permissions, and the feature parameters of a managed package. */
export function defineFeatureManagement(library: Library): void {
    const { runtime } = library;
    const read = (name: string): unknown => runtime.cache.get(`feature:${name}`);
    const write = (name: string, value: unknown): void => {
        runtime.cache.set(`feature:${name}`, value);
    };
    library.define('FeatureManagement', {
        'static Boolean checkPermission(String)': (name) => runtime.permissions.custom(name),
        'static Boolean checkPackageBooleanValue(String)': (name) => (read(name) as boolean) || false,
        'static Integer checkPackageIntegerValue(String)': (name) => (read(name) as number) || 0,
        'static Date checkPackageDateValue(String)': (name) => (read(name) as ApexDate) ?? null,
        'static void setPackageBooleanValue(String, Boolean?)': write,
        'static void setPackageIntegerValue(String, Integer?)': write,
        'static void setPackageDateValue(String, Date?)': write
    });
}
