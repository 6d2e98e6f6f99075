// Flows are not modelled: those that a project has are refused by name, others do not exist.
import { Unsupported } from '../values/index.ts';
import type { ApexMap, PlatformObject, Value } from '../values/index.ts';
import { defineDataClass } from './data-class.ts';
import type { Library } from './library.ts';

type Interview = PlatformObject & { name: string; variables: ApexMap<string, Value> };
type Action = PlatformObject & {
    type: string;
    name: string | null;
    invocations: Value[];
    /** Parameters of the invocation that is being put together. */
    parameters: Map<string, Value>;
};

declare module './apex-types.ts' {
    interface ApexTypes {
        'Flow.Interview': Interview;
        'Invocable.Action': Action;
    }
}

export function defineFlow(library: Library): void {
    const interview = (name: string, variables: ApexMap<string, Value>): Interview =>
        library.object('Flow.Interview', { name, variables });
    library.define('Flow.Interview', {
        'static Flow.Interview createInterview(String, Map<String,Object>)': (name) =>
            library.fail('TypeException', `Invalid type: Flow.Interview.${name}`),
        'static Flow.Interview createInterview(String?, String, Map<String,Object>)': (
            _namespace,
            name,
            variables
        ) => interview(name, variables),
        'void start()': ({ name }) => {
            throw new Unsupported(`flow ${name}`);
        },
        'Object getVariableValue(String)': ({ variables }, name) => variables.get(name)
    });
    defineAction(library);
}

function defineAction(library: Library): void {
    const action = (type: string, name: string | null): Action =>
        library.object('Invocable.Action', { type, name, invocations: [], parameters: new Map() });
    library.define('Invocable.Action', {
        'static Invocable.Action createCustomAction(String, String)': action,
        'static Invocable.Action createCustomAction(String, String?, String)': (type, _namespace, name) =>
            action(type, name),
        'static Invocable.Action createStandardAction(String)': (type) => action(type, null),
        'Invocable.Action setInvocationParameter(String, Object)': (given, name, value) => {
            given.parameters.set(name, value);
            return given;
        },
        'Invocable.Action addInvocation()': (given) => {
            given.invocations.push(given.parameters as never);
            given.parameters = new Map();
            return given;
        },
        'Invocable.Action setInvocations(List<Map<String,Object>>)': (given, invocations) => {
            given.invocations = invocations.items;
            return given;
        },
        'List<Invocable.Action.Result> invoke()': (given) => invoke(library, given),
        'String getName()': ({ name }) => name,
        'String getType()': ({ type }) => type,
        'Boolean isStandard()': ({ name }) => name === null
    });
    defineDataClass(library, 'Invocable.Action.Error', 'String code; String message', { getters: true });
    defineDataClass(
        library,
        'Invocable.Action.Result',
        `Boolean success; List<Invocable.Action.Error> errors; Map<String,Object> outputParameters;
        Invocable.Action action`,
        { getters: true }
    );
}

function invoke(library: Library, action: Action) {
    const { type, name, invocations } = action;
    if (type.toLowerCase() !== 'flow' || name === null || library.runtime.schema.flows.has(name))
        throw new Unsupported(`Invocable.Action ${type} ${name}`);
    const error = () =>
        library.object('Invocable.Action.Error', {
            code: 'INVALID_ACTION',
            message: `Invalid flow ${name}`
        });
    return library.list(
        'Invocable.Action.Result',
        invocations.map(() =>
            library.object('Invocable.Action.Result', {
                success: false,
                errors: library.list('Invocable.Action.Error', [error()]),
                outputparameters: null,
                action
            })
        )
    );
}
