// Command otelcol-flightrecorder is an OpenTelemetry Collector with exactly the
// components that collector/config.yaml uses. It exists for machines without
// Docker: a stock contrib collector of the same version runs the same file.
package main

import (
	"os"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/confmap/provider/envprovider"
	"go.opentelemetry.io/collector/confmap/provider/fileprovider"
	"go.opentelemetry.io/collector/confmap/provider/yamlprovider"
	"go.opentelemetry.io/collector/otelcol"
)

// version is the version of the modules in go.mod; the linker sets it.
var version = "unset"

func main() {
	command := otelcol.NewCommand(otelcol.CollectorSettings{
		BuildInfo: component.BuildInfo{
			Command:     "otelcol-flightrecorder",
			Description: "OpenTelemetry Collector with the components of the Agent Flight Recorder",
			Version:     version,
		},
		Factories: components,
		ConfigProviderSettings: otelcol.ConfigProviderSettings{
			ResolverSettings: confmap.ResolverSettings{
				ProviderFactories: []confmap.ProviderFactory{
					envprovider.NewFactory(),
					fileprovider.NewFactory(),
					yamlprovider.NewFactory(),
				},
			},
		},
	})
	// Cobra has already printed the error.
	if err := command.Execute(); err != nil {
		os.Exit(1)
	}
}
