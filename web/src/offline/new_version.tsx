// Registers the service worker, and offers a newer version when there is one: never under an open form by itself.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../platform/ui/button.tsx";

const kLookEvery = 3_600_000;

function isOfThisPage(worker: ServiceWorker): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>("script[type=module]")?.src ?? "";
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    worker.postMessage({ kind: "is_yours", script: new URL(script, location.href).pathname }, [port2]);
  });
}

const begin = (worker: ServiceWorker) => worker.postMessage({ kind: "begin" });

async function watch(onNew: (worker: ServiceWorker) => void): Promise<void> {
  const registration = await navigator.serviceWorker.register("/sw.js");
  const look = async () => {
    const { waiting } = registration;
    if (!waiting || !registration.active) {
      return;
    }
    // A page that came from the new server is of the new version: nothing is taken away from it.
    if (await isOfThisPage(waiting)) {
      begin(waiting);
    } else {
      onNew(waiting);
    }
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  setInterval(() => registration.update().catch(() => undefined), kLookEvery);
  await look();
}

export function NewVersion() {
  const { t } = useTranslation();
  const [waiting, setWaiting] = useState<ServiceWorker>();
  useEffect(() => {
    if (import.meta.env.PROD && "serviceWorker" in navigator) {
      // Without it the pages work as before, on line.
      watch(setWaiting).catch(() => undefined);
    }
  }, []);
  if (!waiting) {
    return null;
  }
  const change = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    begin(waiting);
  };
  return (
    <div className="new-version" role="status">
      <span>{t("offline.new_version")}</span>
      <Button look="quiet" onClick={change}>
        {t("offline.use_new_version")}
      </Button>
    </div>
  );
}
