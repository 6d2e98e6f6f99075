import type { AssignmentTarget } from '../compile/code.ts';
import type { Compilation } from '../compile/compilation.ts';
import type { Expression } from '../parsing/syntax-tree.ts';
import type { FieldInfo } from '../types/class-info.ts';
import { checkSetterAccess } from './access.ts';

/** Reports an assignment to what is final here, or to a property that this class may not set. */
export function checkAssignable(
    at: Compilation,
    target: AssignmentTarget,
    written: Expression,
    line: number
): void {
    if (target.kind === 'local') {
        const { variable } = target;
        if (variable.isFinal && variable.isAssigned)
            at.report(`final variable is assigned again: ${variable.name}`, line);
        variable.isAssigned = true;
        return;
    }
    if (target.kind === 'element' || !target.field) return;
    const { field } = target;
    checkSetterAccess(at, field, line);
    if (field.modifiers.words.includes('final') && !mayAssignFinal(at, field, written))
        at.report(
            'Final members can only be assigned in their declaration, init blocks, or constructors: ' +
                field.name,
            line
        );
}

/** In its own accessor, in initializers of the class, and in a constructor for the object that it makes. */
function mayAssignFinal(at: Compilation, field: FieldInfo, written: Expression): boolean {
    if (at.ownProperty === field) return true;
    if (field.cls !== at.cls || field.isStatic !== at.isStatic) return false;
    const { kind } = at.routine.body;
    if (kind !== 'initializers' && kind !== 'constructor') return false;
    return written.kind === 'identifier' || (written.kind === 'member' && written.object.kind === 'this');
}
