import type { Library } from './library.ts';

/** Interfaces of the platform that the classes of a project implement. */
export function defineInterfaces(library: Library): void {
    library.defineInterface('System.Comparable', ['Integer compareTo(Object)']);
    library.defineInterface('System.Comparator', ['Integer compare(T, T)'], { parameters: ['T'] });
    library.defineInterface('System.Callable', ['Object call(String, Map<String,Object>)']);
    library.defineInterface('System.Queueable', ['void execute(QueueableContext)']);
    library.defineInterface('System.Schedulable', ['void execute(SchedulableContext)']);
    library.defineInterface('System.Finalizer', ['void execute(FinalizerContext)']);
    library.defineInterface(
        'Database.Batchable',
        [
            'Iterable<T> start(Database.BatchableContext)',
            'void execute(Database.BatchableContext, List<T>)',
            'void finish(Database.BatchableContext)'
        ],
        { parameters: ['T'] }
    );
    library.defineInterface('Database.Stateful');
    library.defineInterface('Database.AllowsCallouts');
    library.defineInterface('Database.RaisesPlatformEvents');
    library.defineInterface('System.HttpCalloutMock', ['HttpResponse respond(HttpRequest)']);
    library.defineInterface('System.WebServiceMock');
    library.defineInterface('System.StubProvider', [
        'Object handleMethodCall(Object, String, Type, List<Type>, List<String>, List<Object>)'
    ]);
    library.defineInterface('System.InstallHandler', ['void onInstall(InstallContext)']);
    library.defineInterface('System.UninstallHandler', ['void onUninstall(UninstallContext)']);
    library.defineInterface('System.SandboxPostCopy', ['void runApexClass(SandboxContext)']);
    library.defineInterface('Cache.CacheBuilder', ['Object doLoad(String)']);
    library.defineInterface('EventBus.EventPublishSuccessCallback', [
        'void onSuccess(EventBus.SuccessResult)'
    ]);
    library.defineInterface('EventBus.EventPublishFailureCallback', [
        'void onFailure(EventBus.FailureResult)'
    ]);
    library.defineInterface('Metadata.DeployCallback', [
        'void handleResult(Metadata.DeployResult, Metadata.DeployCallbackContext)'
    ]);
    library.defineInterface('Messaging.InboundEmailHandler', [
        'Messaging.InboundEmailResult handleInboundEmail(' +
            'Messaging.InboundEmail, Messaging.InboundEnvelope)'
    ]);
    library.defineInterface('Auth.RegistrationHandler');
    library.defineInterface('Process.Plugin');
}
