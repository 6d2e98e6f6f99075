import type { Runtime } from '../interpret/runtime.ts';

/**
 * Adds file and line to a frame of a stack trace, so that an editor can open it:
 * `Class.CoSellBridge.publish: line 12, column 1 (force-app/…/CoSellBridge.cls:12)`.
 */
export function withSourcePlace(rt: Runtime, frame: string): string {
    const [, kind, name, line] = /^(Class|Trigger)\.([\w.]+): line (\d+)/.exec(frame.trim()) ?? [];
    const file = kind === 'Trigger' ? triggerFile(rt, name!) : name && classFile(rt, name);
    return file ? `${frame} (${rt.relativePath(file)}:${line})` : frame;
}

const classFile = (rt: Runtime, name: string): string | undefined =>
    rt.types.classes.get(name.split('.')[0]!.toLowerCase())?.file;

const triggerFile = (rt: Runtime, name: string): string | undefined =>
    rt.triggers.find((trigger) => trigger.name === name)?.file;
