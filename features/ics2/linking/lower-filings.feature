@ics2 @area:linking @needs:stimulate:ics2.file
Feature: Whoever files below another's filing is found by what both say

  The carrier's part of a declaration names who files the rest. Customs puts the parts together by the number of the carrier's
  document, by the carrier and by the parties, and by nothing else (Business process descriptions L3.5, PET09). Another trader, whom the
  harness plays, files the part above; the parts may come in either order.

  @ICS2-LNK-01 @ICS2-LNK-02
  Scenario Outline: The <filer> files <filing> below <upper>, which names it
    Given <upper> above it names the operator
    When the <filer> files its part in <filing>
    Then the filing is declared by the party that was named
    And it quotes bill and carrier as the filing above it does
    And customs has the whole declaration

    @role:sea-house-filer @mode:maritime
    Examples: House filers
      | filer           | filing | upper |
      | sea house filer | F15    | F12   |
      | sea house filer | F16    | F14   |

    @role:sea-consignee @mode:maritime
    Examples: Consignees
      | filer     | filing | upper |
      | consignee | F16    | F14   |
      | consignee | F17    | F13   |

  @ICS2-LNK-01 @ICS2-LNK-02
  Scenario Outline: The <filer> files <filing> before the carrier has filed <upper>
    When the <filer> files its part in <filing>
    And later <upper> above it names the operator
    Then the filing is declared by the party that was named
    And it quotes bill and carrier as the filing above it does
    And customs has the whole declaration

    @role:sea-house-filer @mode:maritime
    Examples: House filers
      | filer           | filing | upper |
      | sea house filer | F15    | F12   |

    @role:sea-consignee @mode:maritime
    Examples: Consignees
      | filer     | filing | upper |
      | consignee | F17    | F13   |

  @ICS2-LNK-01 @ICS2-LNK-02 @role:sea-house-filer @mode:maritime
  Scenario: A house filer between the carrier and the consignee
    Given F12 above it names the operator
    When the sea house filer files its part in F14
    And the consignee, whom the operator names, files its part too
    Then the filing is declared by the party that was named
    And it quotes bill and carrier as the filing above it does
    And customs has the whole declaration

  @ICS2-LNK-01 @ICS2-LNK-03 @role:air-forwarder @mode:air
  Scenario Outline: The forwarder files <filing> below the carrier's F21
    Given F21 above it names the operator
    When the forwarder files its part in <filing>
    Then the filing is declared by the party that was named
    And it quotes the air waybills as the carrier writes them
    And customs has the whole declaration

    Examples:
      | filing |
      | F22    |
      | F26    |

  @ICS2-LNK-01 @ICS2-LNK-03 @role:air-forwarder @mode:air
  Scenario: The forwarder files before the goods are loaded, the carrier before they arrive
    When the forwarder files its part in F26
    And later F21 above it names the operator
    Then the filing is declared by the party that was named
    And it quotes the air waybills as the carrier writes them
    And customs has the whole declaration
