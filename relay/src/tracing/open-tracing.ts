import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Config } from '../config.ts';
import { noTracing, type Tracing } from './tracing.ts';

interface TracingOptions {
    /** Null: nobody wants traces, and none of the libraries is loaded. */
    settings: Config['tracing'];
    version: string;
    now(): Date;
    log: { warn(detail: object, text: string): void };
}

/** With all repetitions: a relay that stops waits for the last one. */
const EXPORT_MILLISECONDS = 3_000;
/** Ends of a run that are no failure. */
const GOOD_ENDS = ['in-step', 'busy', 'lease-lost'];

/** OpenTelemetry over OTLP/HTTP. Attributes hold ids, paths and codes: no name, no value, no text. */
export async function openTracing({ settings, version, now, log }: TracingOptions): Promise<Tracing> {
    if (!settings) return noTracing;
    const [
        { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace },
        { BasicTracerProvider, BatchSpanProcessor, RandomIdGenerator },
        { OTLPTraceExporter },
        { resourceFromAttributes }
    ] = await Promise.all([
        import('@opentelemetry/api'),
        import('@opentelemetry/sdk-trace-base'),
        import('@opentelemetry/exporter-trace-otlp-http'),
        import('@opentelemetry/resources')
    ]);
    const random = new RandomIdGenerator();
    let given: { traceId: string; spanId: string } | null = null;
    const exporter = new OTLPTraceExporter({
        url: `${settings.endpoint}/v1/traces`,
        headers: settings.headers,
        timeoutMillis: EXPORT_MILLISECONDS
    });
    const provider = new BasicTracerProvider({
        resource: resourceFromAttributes({
            'service.name': settings.serviceName,
            'service.version': version
        }),
        spanProcessors: [new BatchSpanProcessor(tellingOfFailure(exporter, log))],
        idGenerator: {
            generateTraceId: () => given?.traceId ?? random.generateTraceId(),
            generateSpanId: () => given?.spanId ?? random.generateSpanId()
        }
    });
    const tracer = provider.getTracer('cosell-relay', version);
    const running = new AsyncLocalStorage<{ span: Span; correlationId: string }>();
    const belowHint = (correlationId: string) =>
        trace.setSpanContext(ROOT_CONTEXT, {
            ...beginningOf(correlationId),
            traceFlags: TraceFlags.SAMPLED,
            isRemote: true
        });
    const spanOf = (milliseconds: number) => {
        const end = now();
        return { startTime: new Date(end.getTime() - milliseconds), end };
    };

    return {
        hint({ source, correlationId, milliseconds }) {
            const { startTime, end } = spanOf(milliseconds);
            given = beginningOf(correlationId);
            const span = tracer.startSpan('hint received', {
                root: true,
                kind: SpanKind.CONSUMER,
                startTime,
                attributes: { 'cosell.correlation_id': correlationId, 'cosell.source': source }
            });
            given = null;
            span.end(end);
        },
        run({ dealId, correlationId }, work) {
            const attributes = { 'cosell.correlation_id': correlationId, 'cosell.deal': dealId };
            const startTime = now();
            const span = tracer.startSpan('run', { startTime, attributes }, belowHint(correlationId));
            return running.run({ span, correlationId }, async () => {
                try {
                    const end = await work();
                    span.setAttribute('cosell.end', end);
                    if (!GOOD_ENDS.includes(end))
                        span.setStatus({ code: SpanStatusCode.ERROR, message: end });
                    return end;
                } finally {
                    span.end(now());
                }
            });
        },
        call({ host, method, path, milliseconds, status, isFailure, correlationId: own }) {
            const run = running.getStore();
            const correlationId = run?.correlationId ?? own;
            if (!correlationId) return;
            const { startTime, end } = spanOf(milliseconds);
            const span = tracer.startSpan(
                method,
                {
                    kind: SpanKind.CLIENT,
                    startTime,
                    attributes: {
                        'cosell.correlation_id': correlationId,
                        'http.request.method': method,
                        'server.address': host,
                        'url.path': path,
                        ...(status ? { 'http.response.status_code': status } : {})
                    }
                },
                run ? trace.setSpan(ROOT_CONTEXT, run.span) : belowHint(correlationId)
            );
            if (isFailure) span.setStatus({ code: SpanStatusCode.ERROR });
            span.end(end);
        },
        // What cannot be handed over has been told of already.
        close: () => provider.shutdown().catch(() => undefined)
    };
}

/** What begins the trace is known by its correlation id alone, wherever and whenever the rest is told. */
function beginningOf(correlationId: string): { traceId: string; spanId: string } {
    const traceId = correlationId.replaceAll('-', '').toLowerCase();
    return { traceId, spanId: traceId.slice(0, 16) };
}

/** Once, until it goes well again: a collector that is away must not fill the log. */
function tellingOfFailure(exporter: SpanExporter, log: TracingOptions['log']): SpanExporter {
    let isWell = true;
    return {
        export(spans, done) {
            exporter.export(spans, (result) => {
                const failed = result.error !== undefined;
                if (failed && isWell)
                    log.warn(
                        { reason: result.error?.message },
                        'Traces cannot be handed over: check OTEL_EXPORTER_OTLP_ENDPOINT and the collector.'
                    );
                isWell = !failed;
                done(result);
            });
        },
        shutdown: () => exporter.shutdown()
    };
}
