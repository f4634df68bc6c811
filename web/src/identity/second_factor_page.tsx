import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Me, Standing } from "../api.ts";
import { Button } from "../platform/ui/button.tsx";
import { TextField } from "../platform/ui/text_field.tsx";
import { ask, refusedOf } from "../workspace/api.ts";
import { useSessionChanged } from "../workspace/session.tsx";
import { useTitle } from "../workspace/title.ts";
import { FactorSetup } from "./factor_setup.tsx";

/** After the password: a code, or the first factor that is to be set up. */
export function SecondFactorPage({ me }: { me: Me }) {
  const { t } = useTranslation();
  useTitle(t("identity.second_factor"));
  const changed = useSessionChanged();
  const prove = useMutation({
    mutationFn: (code: string) => ask<Standing>("PUT", "/session/second-factor", { code }),
    onSuccess: changed,
  });
  const end = useMutation({ mutationFn: () => ask("DELETE", "/session"), onSettled: changed });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    prove.mutate(String(new FormData(event.currentTarget).get("code")).replaceAll(" ", ""));
  }
  return (
    <>
      <h1>{t("identity.second_factor")}</h1>
      {me.factors.length === 0 ? (
        <FactorSetup isFirst />
      ) : (
        <form className="workspace__form" onSubmit={submit}>
          <TextField
            autoCapitalize="characters"
            autoComplete="one-time-code"
            error={refusedOf(prove.error)?.of("/code") ?? prove.error?.message}
            hint={me.factors
              .map((kind, place) =>
                t(kind === "grid" && place === 0 ? "identity.code_from.grid_first" : `identity.code_from.${kind}`, {
                  cell: me.grid_cell ?? "",
                }),
              )
              .join(" ")}
            inputMode={me.factors.includes("grid") ? "text" : "numeric"}
            label={t("identity.code")}
            name="code"
            required
          />
          <Button isBusy={prove.isPending} type="submit">
            {t("identity.continue")}
          </Button>
        </form>
      )}
      <p>
        <Button look="plain" onClick={() => end.mutate()}>
          {t("identity.sign_out")}
        </Button>
      </p>
    </>
  );
}
