import { OpenTelemetry } from '@ai-sdk/otel';
import { context, diag, DiagConsoleLogger, DiagLogLevel, trace } from '@opentelemetry/api';
import { logs } from '@opentelemetry/api-logs';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { setGlobalErrorHandler } from '@opentelemetry/core';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { registerTelemetry } from 'ai';
import { throughGateway } from './gateway';

/** What this agent says about itself; `OTEL_RESOURCE_ATTRIBUTES` and `OTEL_SERVICE_NAME` win over it. */
const RESOURCE = {
  'service.name': 'demo-agent',
  'service.version': '0.1.0',
  'agent.name': 'demo-agent',
  'agent.source': 'cli',
  team: 'billing',
  repo: 'acme/invoices',
  'deployment.environment.name': 'demo',
};

const EXPORT_DELAY_MS = 1000;
/** Room for a benchmark's burst: beyond it the SDK drops spans. */
const MAX_QUEUED = 65_536;

export interface Telemetry {
  /** Sends what is queued, and waits for it. */
  flush: () => Promise<void>;
  /** Sends what is queued, and stops. */
  shutdown: () => Promise<void>;
  /** Reasons why telemetry did not arrive; empty if all did. */
  failures: () => string[];
}

/**
 * Sets OpenTelemetry up for this process, once: spans come from the AI SDK's own integration, log records from the
 * agent's logger; both go to the endpoint as OTLP over HTTP (JSON).
 * @param endpoint base URL of an OTLP receiver, without `/v1/…`
 */
export function startTelemetry(endpoint: string): Telemetry {
  const failures = new Set<string>();
  const failed = (error: unknown): void => {
    failures.add(error instanceof Error ? error.message : String(error));
  };
  setGlobalErrorHandler(failed);
  diag.setLogger(new DiagConsoleLogger(), DiagLogLevel.WARN);

  const resource = defaultResource()
    .merge(resourceFromAttributes(RESOURCE))
    .merge(detectResources({ detectors: [envDetector] }));
  const base = endpoint.replace(/\/+$/, '');
  const batching = { scheduledDelayMillis: EXPORT_DELAY_MS, maxQueueSize: MAX_QUEUED };
  const tracerProvider = new TracerProvider({
    resource,
    spanProcessors: [
      throughGateway,
      new BatchSpanProcessor({ ...batching, exporter: new OTLPTraceExporter({ url: `${base}/v1/traces` }) }),
    ],
  });
  const loggerProvider = new LoggerProvider({
    resource,
    processors: [
      new BatchLogRecordProcessor({ ...batching, exporter: new OTLPLogExporter({ url: `${base}/v1/logs` }) }),
    ],
  });

  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(tracerProvider);
  logs.setGlobalLoggerProvider(loggerProvider);
  registerTelemetry(new OpenTelemetry({ usage: true, runtimeContext: true }));

  const both = async (work: (provider: TracerProvider | LoggerProvider) => Promise<void>): Promise<void> => {
    const results = await Promise.allSettled([tracerProvider, loggerProvider].map(work));
    results.forEach((result) => result.status === 'rejected' && failed(result.reason));
  };
  return {
    flush: () => both((provider) => provider.forceFlush()),
    shutdown: () => both((provider) => provider.shutdown()),
    failures: () => [...failures],
  };
}
