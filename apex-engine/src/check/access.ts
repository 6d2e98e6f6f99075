import type { Compilation } from '../compile/compilation.ts';
import type { FieldInfo, MethodInfo } from '../types/class-info.ts';
import type { Type } from '../types/type.ts';
import { isVisible } from './visibility.ts';

/** Reports a field or property that this class may not read. */
export function checkFieldAccess(at: Compilation, field: FieldInfo, line: number): void {
    if (!isVisible(field.cls, field.modifiers, at.cls))
        at.report(`Variable is not visible: ${field.cls.name}.${field.name}`, line);
}

/** Reports a property whose setter is closed to this class: `{ get; private set; }`. */
export function checkSetterAccess(at: Compilation, field: FieldInfo, line: number): void {
    const setter = field.declaration?.setter;
    if (!field.isProperty || field.cls.outermost === at.cls.outermost) return;
    if (!setter) at.report(`Property is not writeable: ${field.cls.name}.${field.name}`, line);
    else if (
        setter.modifiers.words.length &&
        !isVisible(field.cls, { ...field.modifiers, words: setter.modifiers.words }, at.cls)
    )
        at.report(`Variable is not visible: ${field.cls.name}.${field.name}`, line);
}

/** Reports a method or constructor that this class may not call. */
export function checkMethodAccess(at: Compilation, method: MethodInfo, line: number): void {
    const { declaration, cls } = method;
    // A method that overrides has at least the access of the one above.
    if (!declaration || declaration.modifiers.words.includes('override')) return;
    if (isVisible(cls, declaration.modifiers, at.cls)) return;
    const types = method.parameterTypes.map(({ name }) => name).join(', ');
    at.report(
        method.isConstructor
            ? `Constructor is not visible: ${cls.name}(${types})`
            : `Method is not visible: ${method.returnType.name} ${cls.name}.${method.name}(${types})`,
        line
    );
}

/** Reports a class that this class may not name: an inner one without a modifier is private. */
export function checkTypeAccess(at: Compilation, type: Type, line: number): void {
    const { projectClass: cls } = type;
    if (cls?.outer && !isVisible(cls.outer, cls.modifiers, at.cls))
        at.report(`Type is not visible: ${cls.name}`, line);
    for (const arg of type.args) checkTypeAccess(at, arg, line);
}
