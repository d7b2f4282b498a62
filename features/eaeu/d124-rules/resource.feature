@eaeu @area:d124-rules @role:d124-central-customs @needs:receive:eaeu
Feature: What the resource of foreign certificates is built from
  Only reports of a third country's authorised body and updates that the central customs body itself asked for enter its resource
  (Decision 124, items 10(g) and 21).

  @EAEU-D124-04 @needs:stimulate:eaeu.check @needs:stimulate:eaeu.update @needs:observe
  Scenario: The answer to a check does not enter the resource by itself
    When certificates come as a report, as an update and as the answer to a check
    Then the resource has what was reported and what was asked for as an update, and not what was only checked
