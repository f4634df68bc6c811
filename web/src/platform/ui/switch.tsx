interface SwitchProps {
  label: string;
  detail?: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
  isDisabled?: boolean;
}

export function Switch({ label, detail, isOn, onChange, isDisabled = false }: SwitchProps) {
  return (
    <label className="choice">
      <input
        checked={isOn}
        className="switch"
        disabled={isDisabled}
        onChange={() => onChange(!isOn)}
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says itself whether it is checked, and may not say it twice
        role="switch"
        type="checkbox"
      />
      <span>
        {label}
        {detail && <span className="choice__detail">{detail}</span>}
      </span>
    </label>
  );
}
