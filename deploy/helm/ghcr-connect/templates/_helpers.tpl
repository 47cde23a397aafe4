{{- define "ghcr-connect.labels" -}}
{{ include "ghcr-connect.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "ghcr-connect.selector" -}}
app.kubernetes.io/name: ghcr-connect
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* The variables that are plain text: a name and a value each, and none that is empty. */}}
{{- define "ghcr-connect.variables" -}}
GHCR_CONNECT_BEHIND_GATEWAY: "true"
GHCR_CONNECT_ALLOW_HOST: {{ join "," .Values.hosts | quote }}
GHCR_CONNECT_TRUSTED_PROXY: {{ join "," .Values.trustedProxies | quote }}
GHCR_CONNECT_ALLOW_ORIGIN: {{ join "," .Values.allowOrigins | quote }}
GHCR_CONNECT_ALLOW_EMBED: {{ join "," .Values.allowEmbed | quote }}
{{- if .Values.metrics.enabled }}
GHCR_CONNECT_ADMIN_LISTEN: "0.0.0.0:{{ .Values.metrics.port }}"
{{- end }}
{{- if .Values.existingSecret }}
GHCR_CONNECT_ENCRYPTION_KEY_FILE: /run/secrets/ghcr-connect/encryption-key
GHCR_CONNECT_WATCH_INTERVAL: {{ .Values.watchInterval | int64 | quote }}
{{- if .Values.oidc.issuer }}
GHCR_CONNECT_OIDC_ISSUER: {{ .Values.oidc.issuer | quote }}
GHCR_CONNECT_OIDC_AUDIENCE: {{ .Values.oidc.audience | quote }}
{{- else }}
GHCR_CONNECT_IDENTITY_HEADER: {{ required "existingSecret needs oidc.issuer or identityHeaders.identity" .Values.identityHeaders.identity | quote }}
GHCR_CONNECT_TENANT_HEADER: {{ required "existingSecret needs oidc.issuer or identityHeaders.tenant" .Values.identityHeaders.tenant | quote }}
GHCR_CONNECT_ROLE_HEADER: {{ required "existingSecret needs oidc.issuer or identityHeaders.role" .Values.identityHeaders.role | quote }}
{{- end }}
{{- if .Values.webhook.url }}
GHCR_CONNECT_WEBHOOK_URL: {{ .Values.webhook.url | quote }}
GHCR_CONNECT_WEBHOOK_SECRET_FILE: /run/secrets/ghcr-connect/webhook-secret
{{- end }}
{{- end }}
{{- end }}
