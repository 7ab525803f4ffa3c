// The data is in the page already: it is only handed out as a file.
document.getElementById("download").addEventListener("click", () => {
  const data = new Blob([document.getElementById("data").textContent], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(data);
  link.download = "kaam-lab.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
});
