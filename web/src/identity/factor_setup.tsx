// Setting up a second factor: an application that reads a picture, or a grid of codes to print.
import { useMutation } from "@tanstack/react-query";
import qrcode from "qrcode-generator";
import { type FormEvent, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { FactorKind, MadeFactor, Standing } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { Notice } from "../platform/ui/notice.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useSessionChanged } from "../workspace/session.tsx";

export function FactorSetup({ isFirst = false }: { isFirst?: boolean }) {
  const { t } = useTranslation();
  const make = useMutation({ mutationFn: (kind: FactorKind) => ask<MadeFactor>("POST", "/factors", { kind }) });
  if (make.data?.kind === "application") {
    return <Application made={make.data} />;
  }
  if (make.data?.kind === "grid") {
    return <Grid cells={make.data.cells} />;
  }
  return (
    <>
      {isFirst && <p>{t("identity.factor_needed")}</p>}
      {make.isError && <Notice isUrgent kind="danger" title={make.error.message} />}
      <section className="card">
        <h2>{t("identity.factor.application")}</h2>
        <p>{t("identity.factor_application_text")}</p>
        <Button isBusy={make.isPending} onClick={() => make.mutate("application")}>
          {t("identity.factor_application_begin")}
        </Button>
      </section>
      <section className="card">
        <h2>{t("identity.factor.grid")}</h2>
        <p>{t("identity.factor_grid_text")}</p>
        <Button isBusy={make.isPending} look="quiet" onClick={() => make.mutate("grid")}>
          {t("identity.factor_grid_begin")}
        </Button>
      </section>
      <p className="muted">{t("identity.factor_card_text")}</p>
    </>
  );
}

function Application({ made }: { made: MadeFactor }) {
  const { t } = useTranslation();
  const changed = useSessionChanged();
  const confirm = useMutation({
    mutationFn: (code: string) => ask<Standing>("PUT", `/factors/${made.id}/confirmation`, { code }),
    onSuccess: changed,
  });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    confirm.mutate(String(new FormData(event.currentTarget).get("code")).replaceAll(" ", ""));
  }
  return (
    <>
      <p>{t("identity.factor_application_scan")}</p>
      <CodePicture label={t("identity.factor_picture")} text={made.uri ?? ""} />
      <p>
        {t("identity.factor_application_type")} <span className="code-secret">{inFours(made.secret ?? "")}</span>
      </p>
      <form className="workspace__form" onSubmit={submit}>
        <TextField
          autoComplete="one-time-code"
          error={refusedOf(confirm.error)?.of("/code") ?? confirm.error?.message}
          inputMode="numeric"
          label={t("identity.factor_first_code")}
          name="code"
          required
        />
        <Button isBusy={confirm.isPending} type="submit">
          {t("identity.continue")}
        </Button>
      </form>
    </>
  );
}

function Grid({ cells }: { cells: MadeFactor["cells"] }) {
  const { t } = useTranslation();
  const changed = useSessionChanged();
  return (
    <>
      <Notice kind="warning" title={t("identity.factor_grid_once")}>
        {t("identity.factor_grid_keep")}
      </Notice>
      <ol className="code-grid">
        {cells.map(({ cell, code }) => (
          <li key={cell}>
            <span className="muted">{cell}</span> <strong>{code}</strong>
          </li>
        ))}
      </ol>
      <p className="toolbar">
        <Button onClick={() => print()}>{t("identity.print")}</Button>
        <Button look="quiet" onClick={changed}>
          {t("identity.factor_grid_done")}
        </Button>
      </p>
    </>
  );
}

/** A QR code as one path: black on white in every scheme, for cameras. */
function CodePicture({ label, text }: { label: string; text: string }) {
  const { size, path } = useMemo(() => {
    const picture = qrcode(0, "M");
    picture.addData(text);
    picture.make();
    const count = picture.getModuleCount();
    const rows = Array.from({ length: count }, (_, row) => row);
    const squares = rows.flatMap((row) =>
      rows.filter((column) => picture.isDark(row, column)).map((column) => `M${column} ${row}h1v1h-1z`),
    );
    return { size: count, path: squares.join("") };
  }, [text]);
  return (
    <svg aria-label={label} className="code-picture" role="img" viewBox={`-4 -4 ${size + 8} ${size + 8}`}>
      <rect fill="#fff" height={size + 8} width={size + 8} x={-4} y={-4} />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

const inFours = (text: string) => text.replace(/(.{4})(?=.)/g, "$1 ");
