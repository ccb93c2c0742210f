"""The page in the browser: a thin face over the model, and the only place that imports Streamlit."""
