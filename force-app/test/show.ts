import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';

/** Components render in microtasks, which fake timers leave alone; ten turns are enough. */
export const rendered = () =>
    Array.from({ length: 10 }).reduce<Promise<void>>((turns) => turns.then(), Promise.resolve());

/** Puts a component on the page, and waits until it is rendered. */
export async function show(tag: string, component: unknown, properties: object) {
    const element = createElement(tag, { is: component });
    Object.assign(element, properties);
    document.body.appendChild(element);
    await rendered();
    return element;
}

export const find = (element: Element, selector: string) => element.shadowRoot.querySelector(selector);
export const findAll = (element: Element, selector: string) => [
    ...element.shadowRoot.querySelectorAll(selector)
];
export const textOf = (element: Element, selector: string) => find(element, selector)?.textContent.trim();

/** The `detail` of each event of this name, in order. */
export function detailsOf(element: Element, name: string) {
    const details: unknown[] = [];
    element.addEventListener(name, (event) => details.push((event as CustomEvent).detail));
    return details;
}

/** To be called once in each `describe` of a component. */
export function eachOnACleanPage() {
    beforeAll(() => registerSa11yMatcher());
    afterEach(() => {
        document.body.replaceChildren();
        jest.restoreAllMocks();
        jest.clearAllMocks();
        jest.useRealTimers();
    });
}
