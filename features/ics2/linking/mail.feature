@ics2 @area:linking @needs:stimulate:ics2.file @role:post @mode:postal
Feature: Postal items are found in the receptacles that somebody carries

  F43 lists the items before loading, F44 says in which receptacle each of them travels, and whoever carries the mail lists the
  receptacles (Business process descriptions L3.5, PET09). The carrier is played by the harness.

  @ICS2-LNK-04
  Scenario Outline: Three items in two receptacles, carried <how>
    When the postal operator files three items in F43
    And it files in F44 in which receptacles they travel
    And the carrier of the mail files these receptacles in <filing>
    Then each item, and no other, travels in a receptacle that the carrier has filed
    And customs has the whole declaration of the mail

    Examples:
      | how     | filing |
      | by road | F40    |
      | by rail | F41    |
      | by air  | F42    |
      | by sea  | F45    |

  @ICS2-LNK-04
  Scenario: The receptacles are filed before the items in them
    When the carrier of the mail files these receptacles in F42
    And the postal operator files three items in F43
    And it files in F44 in which receptacles they travel
    Then each item, and no other, travels in a receptacle that the carrier has filed
    And customs has the whole declaration of the mail
