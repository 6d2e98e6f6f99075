import type { Runtime } from '../interpret/runtime.ts';

/**
 * Adds file and line to a frame of a stack trace, so that an editor can open it:
 * `Class.CoSellBridge.publish: line 12, column 1 (force-app/…/CoSellBridge.cls:12)`.
 */
export function withSourcePlace(runtime: Runtime, frame: string): string {
    const [, kind, name, line] = /^(Class|Trigger)\.([\w.]+): line (\d+)/.exec(frame.trim()) ?? [];
    const file = kind === 'Trigger' ? triggerFile(runtime, name!) : name && classFile(runtime, name);
    return file ? `${frame} (${runtime.relativePath(file)}:${line})` : frame;
}

const classFile = (runtime: Runtime, name: string): string | undefined =>
    runtime.types.classes.get(name.split('.')[0]!.toLowerCase())?.file;

const triggerFile = (runtime: Runtime, name: string): string | undefined =>
    runtime.triggers.find((trigger) => trigger.name === name)?.file;
